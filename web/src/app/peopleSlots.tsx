export function PeopleSearch() {
  return null;
}
