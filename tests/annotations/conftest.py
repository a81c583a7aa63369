"""Its folder is on the path of every test below it, which share the samples that lie here."""
