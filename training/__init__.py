"""The recipe of the bundled pipeline, from the data sets to the weights and their scores."""
