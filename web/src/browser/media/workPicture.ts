import { IMAGE_SIDE_MAX_PX } from '@hearth/domain/media';
import { canMove, isAnimated, withoutMetadata } from './animation';
import type { Painter } from './painter';
import { renderPicture, renderPlaceholder, type Rendered } from './renderPicture';

export interface WorkedPicture extends Rendered {
  isAnimated: boolean;
}

/** All that is done to a picture. Rejects when the browser cannot open it. */
export async function workPicture(
  painter: Painter,
  file: Blob,
  type: string,
): Promise<WorkedPicture> {
  const moving = await movingPicture(file, type);
  const picture = await painter.decode(file);
  try {
    if (!moving) {
      return { ...(await renderPicture(painter, picture, IMAGE_SIDE_MAX_PX)), isAnimated: false };
    }
    const { width, height } = picture;
    const placeholder = renderPlaceholder(painter, picture);
    return { file: moving, width, height, placeholder, isAnimated: true };
  } finally {
    picture.close();
  }
}

/** The file without metadata if it moves, else null. */
async function movingPicture(file: Blob, type: string): Promise<Blob | null> {
  if (!canMove(type)) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stripped = isAnimated(bytes, type) ? withoutMetadata(bytes, type) : null;
  return stripped && new Blob([stripped], { type });
}
