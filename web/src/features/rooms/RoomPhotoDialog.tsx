import type { Room } from '@hearth/domain/room';
import { useEffect } from 'react';
import { useSession } from '../../state/session';
import { PhotoDialog } from '../../components/photo/PhotoDialog';

export interface RoomPhotoDialogProps {
  room: Room;
  picture: ImageBitmap;
  onClose: () => void;
}

/** Crops a chosen picture and makes it the photo of a group. */
export function RoomPhotoDialog({ room, picture, onClose }: RoomPhotoDialogProps) {
  const { me, services } = useSession();
  useEffect(() => () => picture.close(), [picture]);
  return (
    <PhotoDialog
      picture={picture}
      onClose={onClose}
      onSave={async (photo, onProgress) => {
        await services.rooms.changePhoto(room, me, photo, onProgress);
        onClose();
      }}
    />
  );
}
