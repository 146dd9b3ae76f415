"""What every room needs of files: reading those that come from elsewhere, which are believed in nothing."""
