import CLibedit

/// Ctrl-C while something is computed. (While an entry is edited it abandons the entry instead.)
package enum Interrupts {
  /// From here on Ctrl-C sets the flag instead of ending the process, and the terminal is put back as it was found
  /// however the process ends.
  package static func watch() { _ = shim_watch_signals() }

  /// True after Ctrl-C, until cleared; may be asked from any thread, and often.
  package static var isRequested: Bool { shim_interrupt_requested() }

  /// What is said on standard output when a signal ends the process; nil for nothing. Keeps what it is given.
  package static func setFarewell(_ text: String?) { shim_set_farewell(text) }

  package static func clear() { shim_interrupt_clear() }
}
