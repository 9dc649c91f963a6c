import type { Painter } from './painter';

/** Draws on the page: for browsers without canvases in workers, and for the frames of a video. */
export const pagePainter: Painter = {
  async decode(file) {
    const url = URL.createObjectURL(file);
    try {
      const source = new Image();
      source.src = url;
      await source.decode();
      const { naturalWidth: width, naturalHeight: height } = source;
      return { source, width, height, close: () => source.removeAttribute('src') };
    } finally {
      URL.revokeObjectURL(url);
    }
  },

  surface({ width, height }) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No 2D canvas');
    return {
      context,
      encode: async (type, quality) => {
        const blob = await new Promise<Blob | null>((resolve) => {
          canvas.toBlob(resolve, type, quality);
        });
        return blob?.type === type ? blob : null;
      },
    };
  },
};
