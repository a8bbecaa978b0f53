"""One module per format of words; each turns the content of a file into transcripts."""
