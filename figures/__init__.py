"""The mannequin that draws the exercises: a tool of this repository, never loaded by the web app."""
