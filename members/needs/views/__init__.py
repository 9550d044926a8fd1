"""Pages of the survey, its results and the plan."""
