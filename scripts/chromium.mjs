// @ts-check
/** Finds a Chromium for the tests in real browsers, or installs one where that is possible. */
import { canInstall, inPath, installPackage, isExecutable } from './systemPackages.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | null} */
export function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  return [...(chosen ? [chosen] : []), ...inPath(NAMES), ...PLACES].find(isExecutable) ?? null;
}

/**
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<string>} Rejects with a sentence that says what to install.
 */
export async function ensureChromium({ say }) {
  const found = findChromium();
  if (found) return found;
  if (canInstall()) {
    say('Installing Chromium with apt-get ...');
    await installPackage('chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome, or set CHROME_PATH to its program.',
  );
}
