/** Whether a text holds a web address, for the room's gallery. Addresses inside code count too. */
export function hasLink(text: string): boolean {
  return /(?:^|[^\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>]+/iu.test(text);
}
