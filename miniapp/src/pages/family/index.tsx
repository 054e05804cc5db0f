export { FamilyScreen as default } from '@/features/family/FamilyScreen';
