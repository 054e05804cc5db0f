import { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useSession } from '@/api';
import { Box } from '@/ui/base/box';
import { useKey } from '@/ui/base/hotkey';
import { go } from '@/ui/base/nav';
import { Press } from '@/ui/base/press';
import { Strip } from '@/ui/base/strip';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import type { Section } from '@/ui/page/page-head-props';
import { useVisible } from '@/ui/page/use-visible';
import { SignedIn } from '../identity/SignedIn';
import { deskSectionsFor } from './desk-sections';

interface DeskPageProps {
  readonly title: string;
  readonly width?: 'reading' | 'wide' | 'desk';
  /** Who the page is for, told to whoever is not signed in. */
  readonly reason: string;
  readonly children: (me: Me) => ReactNode;
}

/** The frame of a page for staff: the desk's own sections, sign-in with its second factor. */
export function DeskPage({ title, width = 'desk', reason, children }: DeskPageProps) {
  const { me } = useSession();
  const sections = deskSectionsFor(me?.staff?.roles ?? []);
  useIntakeKey(sections);
  return (
    <Page title={title} width={width} sections={sections.length > 0 ? sections : undefined}>
      <SignedIn desk reason={reason}>
        {(person) => (
          <Stack gap={4}>
            <NarrowSections sections={sections} />
            {children(person)}
          </Stack>
        )}
      </SignedIn>
    </Page>
  );
}

const INTAKE = 'packages/desk/intake/index';
/** Pages on which the key is their own. */
const OWN_F2 = [INTAKE, 'packages/desk/window/index'];

/** F2 takes the next walk-in in, from wherever on the desk; on the intake itself, and at a window, the key is its own. */
function useIntakeKey(sections: readonly Section[]): void {
  const visible = useVisible();
  const path = useRouter().path.replace(/^\//, '').split('?')[0];
  const offered = visible && !OWN_F2.includes(path ?? '') && sections.some(({ page }) => page === INTAKE);
  useKey('F2', offered ? () => go(`/${INTAKE}`) : undefined);
}

/** Several pages of the desk may be in one document: each names its own. */
const sectionId = (on: string, page: string): string => `${on}-to-${page}`.replaceAll('/', '-');

/** On a phone the desk's sections stand above the page; a wide screen has them in its head. */
function NarrowSections({ sections }: { readonly sections: readonly Section[] }) {
  const path = useRouter().path.replace(/^\//, '').split('?')[0] ?? '';
  return (
    <Box as="nav" className="desk-sections" label="工作台栏目">
      <Strip shown={sectionId(path, path)}>
        {sections.map(({ page, text }) => (
          <Press
            key={page}
            id={sectionId(path, page)}
            to={`/${page}`}
            current={page === path}
            className={page === path ? 'desk-section is-current' : 'desk-section'}
          >
            {text}
          </Press>
        ))}
      </Strip>
    </Box>
  );
}
