export const composer = {} as const satisfies Record<string, string>;
