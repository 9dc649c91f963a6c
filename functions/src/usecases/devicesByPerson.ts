import { DEVICES_MAX } from '@hearth/domain/limits';
import type { AudienceDevice } from '../ports/audience';

/** By uid; a browser that forgot what it is known by and took another place is one. */
export function devicesByPerson(devices: readonly AudienceDevice[]): Map<string, AudienceDevice[]> {
  const people = new Map<string, AudienceDevice[]>();
  for (const device of devices) {
    const known = people.get(device.uid) ?? [];
    if (known.some(({ registration }) => registration === device.registration)) continue;
    if (known.length < DEVICES_MAX) people.set(device.uid, [...known, device]);
  }
  return people;
}
