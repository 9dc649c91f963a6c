export const shell = {} as const satisfies Record<string, string>;
