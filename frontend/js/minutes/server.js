// Talking to the server. Every answer is one of: ok, unchanged, stale (both texts), refused (a reason), login, offline.
const token = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";

async function read(response) {
  if (response.status === 304) return { kind: "unchanged" };
  if (response.status === 204) return { kind: "ok" };
  const isJson = (response.headers.get("Content-Type") || "").includes("json");
  if (!isJson) return { kind: response.redirected || response.status === 403 ? "login" : "offline" };
  const facts = await response.json();
  if (response.ok) return { kind: "ok", ...facts };
  return { kind: response.status === 409 ? "stale" : "refused", ...facts };
}

export async function post(url, facts, { keepalive = false } = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const body = new URLSearchParams(facts);
  try {
    return await read(await fetch(url, { method: "POST", headers, body, keepalive, credentials: "same-origin" }));
  } catch {
    return { kind: "offline" };
  }
}

export async function ask(url, tag) {
  const headers = { Accept: "application/json", ...(tag ? { "If-None-Match": tag } : {}) };
  try {
    const response = await fetch(url, { headers, cache: "no-store", credentials: "same-origin" });
    return { ...(await read(response)), tag: response.headers.get("ETag") || tag };
  } catch {
    return { kind: "offline" };
  }
}
