"""The pages of ranking and selection."""

from django.urls import path

from ..views import deciding, scores, seating, selections, trying

CALL = "editions/<slug:slug>/recruitment/calls/<int:pk>/"
SELECTION = "editions/<slug:slug>/recruitment/selections/<int:pk>/"

urlpatterns = [
    path(f"{CALL}scores/", scores.scores, name="scores"),
    path(f"{CALL}selections/", trying.compare, name="compare_selections"),
    path(f"{CALL}selection/start/", selections.start, name="start_selection"),
    path(SELECTION, selections.selection, name="selection"),
    path(f"{SELECTION}propose/", selections.propose, name="propose"),
    path(f"{SELECTION}back/", selections.back, name="back_to_proposal"),
    path(f"{SELECTION}frame/", deciding.frame, name="selection_frame"),
    path(f"{SELECTION}gap/", deciding.gap, name="note_gap"),
    path(f"{SELECTION}decide/", deciding.decide, name="decide"),
    path(f"{SELECTION}move/<str:number>/<str:place>/", seating.move, name="move"),
    path(f"{SELECTION}leave/<str:number>/", seating.leave, name="leave_to_proposal"),
    path(f"{SELECTION}reasons/<int:change_pk>/", seating.reason, name="change_reason"),
    path(f"{SELECTION}replacements/", seating.replacements, name="replacements"),
    path(f"{SELECTION}copy/", trying.copy, name="copy_selection"),
    path(f"{SELECTION}quotas/", trying.quotas, name="try_quotas"),
    path(f"{SELECTION}delete/", trying.delete, name="delete_selection"),
]
