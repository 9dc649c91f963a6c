/** What was taken from a person in a room, and is given back. */
export interface Membership {
  /** Bars a person no longer; in a direct room they are in again. */
  admit(roomId: string, uid: string): Promise<void>;
  unmute(roomId: string, uid: string): Promise<void>;
  /** Up to `limit` direct rooms that a person is barred from. */
  closedDirectRooms(uid: string, limit: number): Promise<readonly string[]>;
}
