/** Opens the chat of the page, or one that is put into its corner. Resolves when it stands open. */
export async function openWidget(name: 'chat'): Promise<void> {
  const tag = `fledge-${name}`;
  const element = document.querySelector(tag) ?? document.body.appendChild(document.createElement(tag));
  await customElements.whenDefined(tag);
  if ('open' in element && typeof element.open === 'function') element.open();
}
