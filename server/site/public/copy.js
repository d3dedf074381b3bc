// Copy buttons: each copies the code block it stands over.
for (const button of document.querySelectorAll('.copy')) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const code = button.closest('.code').querySelector('pre');
    try {
      await navigator.clipboard.writeText(code.textContent.trim());
      button.textContent = 'Copied';
    } catch {
      // Clipboards need a secure page: select the text instead, so that one key press copies it.
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected: press Ctrl C';
    }
    setTimeout(() => (button.textContent = label), 2_000);
  });
}
