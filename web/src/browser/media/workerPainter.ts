import type { Painter } from './painter';

/** Draws off the main thread. */
export const workerPainter: Painter = {
  async decode(file) {
    const source = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const { width, height } = source;
    return { source, width, height, close: () => source.close() };
  },

  surface({ width, height }) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No 2D canvas');
    return {
      context,
      encode: async (type, quality) => {
        const blob = await canvas.convertToBlob({ type, quality });
        return blob.type === type ? blob : null;
      },
    };
  },
};
