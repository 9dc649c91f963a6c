export const timeline = {} as const satisfies Record<string, string>;
