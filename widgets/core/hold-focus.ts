/** The button with the focus is gone: who uses the keyboard goes on from where it was, not from the top of the page. */
export function holdFocus(root: ParentNode): void {
  // Somebody went elsewhere meanwhile.
  if (document.activeElement !== document.body) return;
  const place = ['dialog[open] .action', 'dialog[open]', '.base']
    .map((selector) => root.querySelector<HTMLElement>(selector))
    .find(Boolean);
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
