import '../base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AnnounceProvider } from '../LiveRegion';
import { ToastProvider } from '../Toasts';
import { Gallery } from './Gallery';

const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root');

createRoot(root).render(
  <StrictMode>
    <AnnounceProvider>
      <ToastProvider label="Notices" dismissLabel="Dismiss">
        <Gallery />
      </ToastProvider>
    </AnnounceProvider>
  </StrictMode>,
);
