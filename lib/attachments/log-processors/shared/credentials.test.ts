import { fromSecret } from '../../../pod/env';
import { credentials } from './credentials';

describe('credentials', () => {
  const password = fromSecret('loki', 'password');

  test('take the user from the Secret of the password by default', () => {
    expect(credentials('loki', { password })).toEqual({ password, user: fromSecret('loki', 'username') });
    expect(credentials('loki', { password, user: 'me' })).toEqual({ password, user: 'me' });
    expect(credentials('loki', { token: password })).toEqual({ token: password });
    expect(credentials('loki', {})).toEqual({});
  });
});
