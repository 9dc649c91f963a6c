import type { NoticeFields } from '@hearth/domain/notice';

export interface NoticeStore {
  /** Tells one person something; the same id twice is one notice. */
  tell(uid: string, noticeId: string, notice: NoticeFields): Promise<void>;
}
