// Runs before the first paint, so that the chosen theme and language never flash.
// A file of its own because the security policy allows no inline script.
try {
  var theme = localStorage.getItem('hearth.theme');
  if (theme) document.documentElement.dataset.theme = theme;
  var locale = localStorage.getItem('hearth.locale');
  if (locale) document.documentElement.lang = locale;
} catch {
  // Storage is blocked: the system's theme stands.
}
