import CLibedit

/// Ties keys to the editor's commands, the same ones with emacs' and with vi's keys.
enum KeyBindings {
  static func install(in handle: OpaquePointer, presents: Bool) {
    shim_set_prompt(handle) { KeyBindings.editor($0).prompt.start }
    shim_set_key_source(handle) { handle, place in
      guard let key = KeyBindings.editor(handle).nextKey() else { return 0 }
      place.pointee = wchar_t(key)
      return 1
    }

    // libedit calls a command without any context but its own handle, so each is a function of its own.
    shim_add_command(handle, "pht-accept") { handle, _ in KeyBindings.editor(handle).accept() }
    shim_add_command(handle, "pht-insert-row") { handle, _ in KeyBindings.editor(handle).insertRow() }
    shim_add_command(handle, "pht-abandon") { handle, _ in KeyBindings.editor(handle).abandon() }
    shim_add_command(handle, "pht-stop") { handle, _ in KeyBindings.editor(handle).stopAtKey() }
    shim_add_command(handle, "pht-delete-or-end") { handle, _ in KeyBindings.editor(handle).deleteOrEnd() }
    shim_add_command(handle, "pht-complete") { handle, _ in KeyBindings.editor(handle).complete() }
    shim_add_command(handle, "pht-search") { handle, _ in KeyBindings.editor(handle).search() }
    shim_add_command(handle, "pht-paste") { handle, _ in KeyBindings.editor(handle).paste() }
    shim_add_command(handle, "pht-up") { handle, _ in KeyBindings.editor(handle).up() }
    shim_add_command(handle, "pht-down") { handle, _ in KeyBindings.editor(handle).down() }
    shim_add_command(handle, "pht-up-vi") { handle, _ in KeyBindings.editor(handle).upInCommandMode() }
    shim_add_command(handle, "pht-down-vi") { handle, _ in KeyBindings.editor(handle).downInCommandMode() }
    shim_add_command(handle, "pht-home") { handle, _ in KeyBindings.editor(handle).home() }
    shim_add_command(handle, "pht-erase") { handle, _ in KeyBindings.editor(handle).erase() }
    shim_add_command(handle, "pht-take-over") { handle, _ in KeyBindings.editor(handle).takeOver() }
    shim_add_command(handle, "pht-undo") { handle, _ in KeyBindings.editor(handle).undo() }
    shim_add_command(handle, "pht-end") { handle, _ in KeyBindings.editor(handle).end() }

    let isVi = shim_has_vi_keys(handle)
    for (command, keys) in everywhere {
      for key in keys {
        shim_bind(handle, key, command)
        if isVi { shim_bind_command_mode(handle, key, command) }
      }
    }
    let more = isVi ? viInsert : emacs
    for (command, keys) in more { for key in keys { shim_bind(handle, key, command) } }
    if presents { for (command, keys) in presenting { for key in keys { shim_bind(handle, key, command) } } }
    guard isVi else { return }
    for (command, keys) in viCommand + (presents ? presentingInCommandMode : []) {
      for key in keys { shim_bind_command_mode(handle, key, command) }
    }
  }

  private static func editor(_ handle: OpaquePointer) -> LineEditor {
    guard let owner = shim_owner(handle) else { preconditionFailure("the editor is bound before its keys") }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  private typealias Table = [(command: String, keys: [String])]

  private static var everywhere: Table {
    [
      // libedit swaps line feed and carriage return while it edits, so Enter may be either.
      ("pht-accept", ["^J", "^M"]),
      ("pht-abandon", ["^C"]),
      ("pht-stop", ["^Z"]),
      ("pht-delete-or-end", ["^D"]),
      ("pht-search", ["^R"]),
      ("pht-paste", ["\\e[200~"]),
      ("pht-up", ["^P", "\\e[A", "\\eOA"]),
      ("pht-down", ["^N", "\\e[B", "\\eOB"]),
      ("pht-home", ["\\e[H", "\\eOH", "\\e[1~", "\\e[7~"]),
      ("pht-end", ["\\e[F", "\\eOF", "\\e[4~", "\\e[8~"]),
      ("ed-next-char", ["\\e[C", "\\eOC"]),
      ("ed-prev-char", ["\\e[D", "\\eOD"]),
      ("ed-delete-next-char", ["\\e[3~"]),
      ("em-next-word", ["\\e[1;5C", "\\e[1;3C"]),
      ("ed-prev-word", ["\\e[1;5D", "\\e[1;3D"]),
      ("ed-clear-screen", ["^L"]),
      ("pht-undo", ["^_", "^X^U"]),
    ]
  }

  private static var emacs: Table {
    [
      ("pht-complete", ["^I"]),
      ("pht-insert-row", ["\\e^J", "\\e^M"]),
      ("pht-home", ["^A"]),
      ("pht-end", ["^E"]),
      ("ed-delete-prev-word", ["^W"]),
    ]
  }

  private static var presenting: Table { [("pht-erase", ["^?", "^H"]), ("pht-take-over", ["\\203"])] }
  private static var presentingInCommandMode: Table { [("pht-take-over", ["\\203"])] }

  private static var viInsert: Table {
    [
      ("pht-complete", ["^I"]),
      ("pht-home", ["^A"]),
      ("pht-end", ["^E"]),
      ("vi-command-mode", ["\\203", "\\204"]),
    ]
  }

  private static var viCommand: Table {
    [
      ("pht-up-vi", ["k", "-"]),
      ("pht-down-vi", ["j", "+"]),
      ("pht-search", ["/", "?"]),
      ("pht-undo", ["u"]),
      ("vi-command-mode", ["\\203", "\\204"]),
    ]
  }
}
