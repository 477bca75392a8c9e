'use strict';

const greeting = require('./greeting');

// SCF calls this for each event; "index.main_handler" is its Handler.
exports.main_handler = async (event, context) => {
    const name = (event && event.name) || 'world';
    return { message: greeting.to(name), requestId: context && context.request_id };
};
