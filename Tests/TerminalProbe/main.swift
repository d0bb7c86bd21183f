// A small shell for the tests to drive through a terminal: it tells each entry that it read.
Probe.run()
