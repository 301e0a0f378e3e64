import { bindingStory } from '../support/binding-story';

describe('the tenant is bound at pool checkout', () => bindingStory('session'));
