"""What an applicant meets: the form with its pages, and organisations to choose from."""
