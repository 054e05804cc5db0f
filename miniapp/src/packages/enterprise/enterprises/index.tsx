export { EnterprisesScreen as default } from '@/features/enterprise/EnterprisesScreen';
