// Decides, for every request, which side serves its module; and writes the gateway's own problem documents.

import crypto from 'crypto';
import fs from 'fs';

const OLD = 'monolith';

// The state of a module or of the monolith, as "switch" has written it: "percent=25 choose=on …". Read every time: it is
// in the page cache, and a change counts at once in every worker. If it can't be read, the request fails.
function read(variables, name) {
    const state = {};
    fs.readFileSync(`${variables.state_folder}/${name}`, 'utf8').trim().split(' ').forEach(field => {
        const at = field.indexOf('=');
        state[field.substring(0, at)] = field.substring(at + 1);
    });
    return state;
}

// The name of an upstream block: a group, all of its instances or without the one that is taken out.
function group(name, state) {
    return state.without === '0' ? name : `${name}-without-${state.without}`;
}

function upstream(variables, module, state, isNew) {
    if (isNew && state.fallback === 'off') {
        return group(module, state);
    }
    const old = group(OLD, read(variables, OLD));
    return isNew ? `${group(module, state)}-or-${old}` : old;
}

function isNewSide(r, state) {
    if (state.choose === 'on') {
        const choice = r.headersIn['X-Canary'] || r.variables.cookie_canary;
        if (choice === 'new' || choice === 'old') {
            return choice === 'new';
        }
    }
    return Number(r.variables.canary_bucket) < Number(state.percent);
}

// Where a request goes inside of the gateway. Sets what that place needs to know.
function forward(r) {
    const variables = r.variables;
    const state = read(variables, variables.module);
    const isNew = isNewSide(r, state);
    const isRead = r.method === 'GET' || r.method === 'HEAD';
    variables.side = isNew ? 'new' : 'old';
    variables.upstream = upstream(variables, variables.module, state, isNew);
    variables.shadow = isRead && !isNew && state.mirror === 'on' ? variables.shadow_group : '';
    if (!isRead) {
        return '/.write';
    }
    return variables.shadow ? '/.read-and-mirror' : '/.read';
}

// Tokens are checked by the side that serves most of the module's requests.
function checkUpstream(r) {
    const module = r.headersIn['X-Checked-Module'];
    const state = read(r.variables, module);
    return upstream(r.variables, module, state, Number(state.percent) === 100);
}

// What modules ask each other goes to the side that serves most of the asked module's requests.
function insideUpstream(r) {
    const module = r.variables.inside_module;
    const state = read(r.variables, module);
    return upstream(r.variables, module, state, Number(state.percent) === 100);
}

function tokenDigest(r) {
    return crypto.createHash('sha256').update(r.headersIn.Authorization).digest('hex');
}

// Codes and words are those of the application.
const PROBLEMS = {
    400: ['BAD_REQUEST', 'The request is not valid HTTP, or its path can be read in two ways.'],
    401: ['AUTHENTICATION_REQUIRED', 'This needs an access token: Authorization: Bearer <token>.'],
    403: ['ACCESS_DENIED', 'The access token does not allow this.'],
    404: ['NOT_FOUND', 'There is nothing at this path.'],
    405: ['METHOD_NOT_ALLOWED', 'This path does not support the method.'],
    408: ['REQUEST_TIMEOUT', 'The request did not arrive in time.'],
    411: ['LENGTH_REQUIRED', 'A request with a body says how long it is.'],
    413: ['BODY_TOO_LARGE', 'A body has at most 65536 bytes.'],
    414: ['URI_TOO_LONG', 'The path and query are too long.'],
    429: ['TOO_MANY_REQUESTS', 'These are too many requests in a short time. Try again after Retry-After seconds.'],
    431: ['HEADER_TOO_LARGE', 'The request line and headers are too large.'],
    500: ['INTERNAL_ERROR', 'Something went wrong here. It is logged under the correlation id.'],
    502: ['BAD_GATEWAY', 'The service behind this path did not answer. The request may have taken effect.'],
    503: ['SERVICE_UNAVAILABLE', 'This is unavailable for the moment. Try again.'],
    504: ['DEADLINE_EXCEEDED', 'The request took longer than its deadline. It may have taken effect.'],
};

function answer(r, status, error, detail) {
    const words = error.toLowerCase();
    r.headersOut['Content-Type'] = 'application/problem+json';
    r.headersOut['Cache-Control'] = 'no-store';
    r.headersOut['X-Content-Type-Options'] = 'nosniff';
    if (status === 429 || status === 503) {
        r.headersOut['Retry-After'] = '1';
    }
    r.return(status, JSON.stringify({
        type: `/problems/${words.replace(/_/g, '-')}`,
        title: words.charAt(0).toUpperCase() + words.substring(1).replace(/_/g, ' '),
        status: status,
        detail: detail,
        instance: (r.variables.request_uri || '').split('?')[0],
        error: error,
        correlationId: r.variables.correlation_id,
    }));
}

function refuse(r, status) {
    const known = PROBLEMS[status] || PROBLEMS[status < 500 ? 400 : 500];
    answer(r, status, known[0], known[1]);
}

function problem(r) {
    const status = Number(r.variables.status);
    const hasToken = /^bearer /i.test(r.headersIn.Authorization || '');
    if (status === 401) {
        r.headersOut['WWW-Authenticate'] = hasToken ? 'Bearer error="invalid_token"' : 'Bearer';
    }
    if (status === 401 && hasToken) {
        answer(r, status, 'INVALID_TOKEN', 'The access token is not valid, or not any more.');
    } else {
        refuse(r, status);
    }
}

// The token could not be checked: too many checks for one address, or nobody to ask.
function unchecked(r) {
    refuse(r, r.variables.check_status === '429' ? 429 : 503);
}

export default { forward, checkUpstream, insideUpstream, tokenDigest, problem, unchecked };
