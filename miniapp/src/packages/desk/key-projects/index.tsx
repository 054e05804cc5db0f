export { KeyProjectsScreen as default } from '@/features/key-project/KeyProjectsScreen';
