import { noticePath } from '@hearth/domain/paths';
import { Timestamp } from 'firebase-admin/firestore';
import type { NoticeStore } from '../ports/notices';
import { firestore } from './admin';

export const firestoreNotices: NoticeStore = {
  async tell(uid, noticeId, notice) {
    const createdAt = Timestamp.fromMillis(notice.createdAt);
    const expiresAt = Timestamp.fromMillis(notice.expiresAt);
    await firestore()
      .doc(noticePath(uid, noticeId))
      .set({ ...notice, createdAt, expiresAt });
  },
};
