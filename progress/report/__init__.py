"""The report for a physiotherapist or doctor: one page about some weeks, to print or to share by a link."""
