export const start = {
  'start.errorTitle': 'Something went wrong',
  'start.errorBody': 'Nothing you wrote is lost. Load the page again to go on.',
  'start.failedTitle': 'Hearth could not start',
  'start.failedBody': 'Check your connection and try again. Nothing you wrote is lost.',
  'start.retry': 'Try again',
  'start.reload': 'Load again',
  'start.partTitle': 'This did not load',
  'start.partBody': 'Check your connection and try again. Everything else goes on.',
  'start.partClose': 'Close',
  'start.loading': 'Loading',
} as const satisfies Record<string, string>;
