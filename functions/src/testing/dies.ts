/**
 * The same ports, which die together at one of their calls, counted from 0 over all of them: before
 * it has done a thing, or when it has and nobody learns of it. Gives also how many calls there were.
 */
export function dying<Ports extends Record<string, object>>(
  ports: Ports,
  { call, when }: { call: number; when: 'before' | 'after' },
): { ports: Ports; calls: () => number } {
  let calls = 0;
  const mortal = (port: object) =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...parameters: unknown[]): Promise<unknown> => {
          const isTheOne = calls === call;
          calls += 1;
          if (isTheOne && when === 'before') throw new Error('died');
          const result: unknown = await Reflect.apply(value, target, parameters);
          if (isTheOne) throw new Error('died');
          return result;
        };
      },
    });
  const all = Object.entries(ports).map(([name, port]) => [name, mortal(port)]);
  // The same names with stand-ins of the same shapes.
  return { ports: Object.fromEntries(all) as Ports, calls: () => calls };
}
