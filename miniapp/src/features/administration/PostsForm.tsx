import { CATEGORIES, CATEGORY_LABELS } from 'shared-types/directory.states';
import { ROLE_LABELS, ROLES, type Role } from 'shared-types/identity.states';
import { useRead } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

export interface Posts {
  readonly roles: readonly Role[];
  readonly skills: readonly string[];
  /** Empty where somebody belongs to no site. */
  readonly siteKey: string;
}

const NO_SITE = { key: '', title: '不固定' };

/** Posts, skills and place of a member of staff. */
export function PostsForm({ posts, onChange }: { readonly posts: Posts; readonly onChange: (posts: Posts) => void }) {
  const sites = useRead('GET /sites');
  const choices = [NO_SITE, ...(sites.data?.items ?? []).map(({ key, name: title }) => ({ key, title }))];
  return (
    <Stack gap={4}>
      <Stack gap={2}>
        <Text strong>岗位</Text>
        <Checks
          label="岗位"
          columns
          checks={ROLES.map((key) => ({ key, title: ROLE_LABELS[key] }))}
          ticked={posts.roles}
          onChange={(ticked) => onChange({ ...posts, roles: ROLES.filter((role) => ticked.includes(role)) })}
        />
      </Stack>
      <Stack gap={2}>
        <Text strong>业务技能</Text>
        <Checks
          label="业务技能"
          columns
          checks={CATEGORIES.map((key) => ({ key, title: CATEGORY_LABELS[key] }))}
          ticked={posts.skills}
          onChange={(skills) => onChange({ ...posts, skills })}
        />
      </Stack>
      <SelectField
        label="所在场所"
        value={posts.siteKey}
        choices={choices}
        onChange={(siteKey) => onChange({ ...posts, siteKey })}
      />
    </Stack>
  );
}

/** Posts as the contract takes them. */
export const postsBody = ({ roles, skills, siteKey }: Posts) => ({
  roles: [...roles],
  skills: [...skills],
  siteKey: siteKey === '' ? null : siteKey,
});
