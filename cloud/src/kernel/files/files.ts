import { join } from 'node:path';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Settings } from '../settings';
import { DiskStore } from './disk-store';
import type { FileStore } from './file-store';
import { S3Store } from './s3-store';
import { type WorkFile, Workroom } from './workroom';

/** The store the settings name, and the room in which files are put together for it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Files {
  @Inject('settings')
  settings!: Settings;

  store!: FileStore;
  workroom!: Workroom;

  @Init()
  protected prepare(): void {
    const { FILES_DIR, FILES_S3 } = this.settings;
    this.workroom = new Workroom(join(FILES_DIR, 'work'));
    this.store = FILES_S3 ? new S3Store(FILES_S3) : new DiskStore(FILES_DIR);
  }

  /** Keeps a work file in the store; whether or not that succeeds, nothing of it is left in the workroom. */
  async keep(key: string, file: WorkFile): Promise<void> {
    await this.store.keep(key, file).finally(() => this.workroom.drop(file));
  }
}
