import type { Query } from 'firebase-admin/firestore';

/** Below Firestore's bound for the writes of one commit. */
const PAGE = 400;

/** Removes every document of a collection or of a query, and nothing below them. */
export async function removeDocuments(query: Query): Promise<void> {
  for (;;) {
    const { docs } = await query.limit(PAGE).select().get();
    const batch = query.firestore.batch();
    for (const { ref } of docs) batch.delete(ref);
    if (docs.length > 0) await batch.commit();
    if (docs.length < PAGE) return;
  }
}
