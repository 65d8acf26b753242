// `esafety cards [FOLDER]`

import { writeGallery } from '../cards/gallery.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';

export async function cards(io: Io, folder: string): Promise<ExitCode> {
  io.out(`${await writeGallery(folder)}\n`);
  return EXIT.done;
}
