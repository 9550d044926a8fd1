"""What the pages of the survey, its results and the plan show."""
