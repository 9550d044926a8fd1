// The minutes editor.
