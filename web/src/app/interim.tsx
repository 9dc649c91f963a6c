export function Composer(_props: { room: unknown }) {
  return null;
}
export function SettingsPage() {
  return null;
}
