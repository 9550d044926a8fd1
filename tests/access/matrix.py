"""Who may open what: every address of ours, once. An address that is missing here fails the build.

The table is written by hand on purpose: it says what we mean, the code says what happens.
"""

EVERYBODY = {"anonymous", "stranger", "secretariat", "reviewer", "member", "observer", "speaker"}
SIGNED_IN = EVERYBODY - {"anonymous"}
SECRETARIAT = {"secretariat"}
REVIEWERS = {"secretariat", "reviewer"}
MEMBERS = {"secretariat", "member"}
READERS = {"secretariat", "member", "observer"}
PARTICIPANTS = READERS | {"speaker"}

MATRIX: dict[str, set[str]] = {}


def allow(roles: set[str], app: str, names: str) -> None:
    for name in names.split():
        assert f"{app}:{name}" not in MATRIX, name
        MATRIX[f"{app}:{name}"] = roles


allow(EVERYBODY, "base", "healthz styleguide")
allow(SIGNED_IN, "base", "job")

allow(EVERYBODY, "outbox", "sample_mail sample_email sample_html")
allow(SECRETARIAT, "outbox", "log email html resend change drafts send discard")

allow(EVERYBODY, "editions", "front accessibility privacy group")
allow(SIGNED_IN, "editions", "start_group")
allow(READERS, "editions", "home search topics topic")
allow(SECRETARIAT, "editions", "change start finish reopen hosts remove_host objectives remove_objective")
allow(SECRETARIAT, "editions", "figures remove_figure new_edition history add_topic change_topic")
allow(SECRETARIAT, "editions", "move_topic")

allow(EVERYBODY, "people", "set_language link")
allow(SIGNED_IN, "people", "me remarks profile my_data my_data_file end_links set_timezone")
allow(READERS, "people", "directory person")
allow(SECRETARIAT, "people", "add_guest invite_again end_membership roles take_role")

allow(EVERYBODY, "recruitment", "public_call public_note apply send_link step autosave check resume mine")
allow(EVERYBODY, "recruitment", "withdraw answer_offer my_file")
allow(EVERYBODY, "recruitment", "enquiry")
allow(REVIEWERS, "recruitment", "home my_reviews review declare save_review")
allow(REVIEWERS, "recruitment", "abstain take_up ask review_attachment")
allow(SECRETARIAT, "recruitment", "ask_about own_conflict attachment by_hand review_rules move_phase")
allow(SECRETARIAT, "recruitment", "release_files take_off clear_attachment")
allow(EVERYBODY, "recruitment", "public_versions version_file express_interest expressed")
allow(SECRETARIAT, "recruitment", "preview_form languages translation amend move_part interests interest")
allow(SECRETARIAT, "recruitment", "add_interest change_interest move_interest invite_interest")
allow(SECRETARIAT, "recruitment", "remove_interest")
allow(SECRETARIAT, "recruitment", "create call edit preview open extend copy add_part part remove_part")
allow(SECRETARIAT, "recruitment", "import import_template")
allow(SECRETARIAT, "recruitment", "applications application reviewers assign remind")
allow(
    SECRETARIAT, "recruitment", "start_selection selection propose back_to_proposal selection_frame note_gap"
)
allow(
    SECRETARIAT,
    "recruitment",
    "decide change_reason decisions letters promote note committee replay_file move",
)
allow(SECRETARIAT, "recruitment", "letters_anew letter extend_offer letter_templates letter_template")
allow(SECRETARIAT, "recruitment", "retention lift_hold publish_note reason_for_public")
allow(SECRETARIAT, "recruitment", "make_committee_file committee_file")
allow(
    SECRETARIAT,
    "recruitment",
    "scores compare_selections leave_to_proposal replacements copy_selection try_quotas delete_selection",
)

allow(READERS, "needs", "list assessment results plan plan_item")
allow(MEMBERS, "needs", "answer autosave")
allow(SECRETARIAT, "needs", "create copy section_edit section_remove section_move question_add")
allow(SECRETARIAT, "needs", "question_edit texts")
allow(
    SECRETARIAT, "needs", "question_remove question_move edit open preview section_add invite remind extend"
)
allow(
    SECRETARIAT, "needs", "close plan_add plan_agree plan_reopen make_session plan_edit plan_move plan_remove"
)

allow(READERS, "minutes", "list actions page texts version version_file")
allow(MEMBERS, "minutes", "done not_done write plain changes presence add line move delete restore")
allow(MEMBERS, "minutes", "object agree withdraw")
allow(SECRETARIAT, "minutes", "owner answer_question open circulate extend remind freeze correct answer")

allow(READERS, "report", "page preview checklist")
allow(
    SECRETARIAT,
    "report",
    "start outline propose publish reopen draft_file chapter_add chapter chapter_change",
)
allow(SECRETARIAT, "report", "chapter_move chapter_remove paragraph_add paragraph_change paragraph_move")
allow(SECRETARIAT, "report", "paragraph_remove own_view source_add paragraph_follow_up source_remove")
allow(SECRETARIAT, "report", "item_add item_change item_step item_follow_up")
allow(EVERYBODY, "report", "public public_version digest public_file")

allow(EVERYBODY, "scheduling", "public_session")
allow(PARTICIPANTS, "scheduling", "running_order suggest my_needs")
allow(SECRETARIAT, "scheduling", "arrange_agenda fit_agenda end_with_agenda copy_agenda backlog")
allow(SECRETARIAT, "scheduling", "take_from_backlog refuse_suggestion paper_days")
allow(PARTICIPANTS, "scheduling", "list workshop poll paper deliver_paper")
allow(
    SECRETARIAT,
    "scheduling",
    "new edit time mark_held agenda agenda_item move_agenda_item remove_agenda_item",
)
allow(SECRETARIAT, "scheduling", "papers remove_paper participants add_members remove_participant")
allow(SECRETARIAT, "scheduling", "set_must_have attendance slots remove_slot open_poll remind")
allow(SECRETARIAT, "scheduling", "withdraw_poll propose extend_poll answer_for zone")

allow(PARTICIPANTS, "invitations", "invitation answer event_file deputy propose_time")
allow(SECRETARIAT, "invitations", "overview changes choose cancel postpone resend health resend_behind")
allow(SECRETARIAT, "invitations", "handed_on approve_deputy refuse_deputy")
allow(SECRETARIAT, "invitations", "returns settle_message take_answer accept_proposal decline_proposal")
allow(EVERYBODY, "invitations", "feed")
allow(SIGNED_IN, "invitations", "my_calendar revoke_feed")

allow(EVERYBODY, "registration", "register registered")
allow(SECRETARIAT, "registration", "desk close reopen add_question remove_question take_off move_up")
allow(PARTICIPANTS, "registration", "mine leave")

allow(SECRETARIAT, "series", "repeat move")
allow(SECRETARIAT, "zones", "zone")
allow(SECRETARIAT, "reminders", "edition session as_edition")
allow(PARTICIPANTS, "reminders", "papers")

allow(EVERYBODY, "attendance", "enter enter_code checked_in look_up verify")
allow(SIGNED_IN, "attendance", "my_certificates")
allow(PARTICIPANTS, "attendance", "mine my_file")
allow(SECRETARIAT, "attendance", "door screen picture renew end import certificates one_file")
allow(SECRETARIAT, "attendance", "withdraw make_package package")

allow(EVERYBODY, "programme", "public_material public_photo")
allow(PARTICIPANTS, "programme", "mine own_photo remove_photo when upload_slides withdraw_slides")
allow(PARTICIPANTS, "programme", "photo slides_file material")
allow(SECRETARIAT, "programme", "speakers ask approve_slides return_slides materials edit_material")
allow(SECRETARIAT, "programme", "remove_material")

allow(PARTICIPANTS, "feedback", "answer")
allow(SECRETARIAT, "feedback", "desk prepare add_question remove_question ask remind close results")

allow(EVERYBODY, "sample", "sign_in about")

# Behind these stands something of one's own (my review, my invitation, a secret token): the permission
# alone does not open it, so the matrix only says who may never get in.
OWN = {
    "feedback:answer",
    "attendance:mine",
    "attendance:my_file",
    "attendance:package",
    "attendance:verify",
    "base:job",
    "invitations:deputy",
    "invitations:event_file",
    "invitations:feed",
    "invitations:invitation",
    "invitations:propose_time",
    "invitations:revoke_feed",
    "needs:answer",
    "people:link",
    "scheduling:my_needs",
    "programme:material",
    "programme:mine",
    "programme:own_photo",
    "programme:photo",
    "programme:public_material",
    "programme:public_photo",
    "programme:slides_file",
    "registration:mine",
    "recruitment:abstain",
    "recruitment:ask",
    "recruitment:attachment",
    "recruitment:clear_attachment",
    "recruitment:committee_file",
    "recruitment:declare",
    "recruitment:my_file",
    "recruitment:enquiry",
    "recruitment:resume",
    "recruitment:review",
    "recruitment:review_attachment",
    "recruitment:save_review",
    "recruitment:take_up",
}
