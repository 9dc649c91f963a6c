export const people = {} as const satisfies Record<string, string>;
