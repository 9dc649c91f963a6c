export const rooms = {} as const satisfies Record<string, string>;
