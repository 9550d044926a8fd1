// data-dialog="id" on a link or button opens that <dialog>; without a script the link's page asks the same.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  dialog.showModal();
  dialog.addEventListener("close", () => opener.focus(), { once: true });
});

document.addEventListener("click", (event) => {
  const closer = event.target.closest("dialog [formmethod='dialog'], dialog [data-close]");
  if (!closer) return;
  event.preventDefault();
  closer.closest("dialog").close();
});
