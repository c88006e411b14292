/**
 * Made from openapi.yaml by openapi-typescript; not written by hand.
 */

export interface paths {
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account, its scopes, and what this server can do */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next changes after a cursor, or everything from the beginning */
        get: operations["pageListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the listing. */
                id: string;
            };
            cookie?: never;
        };
        /** One listing */
        get: operations["readListing"];
        /**
         * Create a listing under an identifier that the client has made
         * @description The identifier is a UUID of version 7. Creation only; changes go through PATCH.
         */
        put: operations["createListing"];
        post?: never;
        /** Delete a listing; a tombstone without content stays */
        delete: operations["deleteListing"];
        options?: never;
        head?: never;
        /**
         * Change some members (RFC 7396)
         * @description `null` clears `location`, `contact`, `walkingLimit`, a telephone or an e-mail address, and removes a member that
         *     this contract does not name. A status follows the table of transitions, else 409.
         */
        patch: operations["updateListing"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        ListingKind: "offer" | "request";
        /**
         * @description draft → pending → published → matched → fulfilled, or withdrawn, or expired. From each:
         *     draft: pending, withdrawn; pending: published, withdrawn, expired; published: matched, fulfilled, withdrawn,
         *     expired; matched: published, fulfilled, withdrawn, expired; fulfilled: none; withdrawn: pending;
         *     expired: pending, withdrawn.
         * @enum {string}
         */
        ListingStatus: "draft" | "pending" | "published" | "matched" | "fulfilled" | "withdrawn" | "expired";
        /** @enum {string} */
        Urgency: "low" | "normal" | "high";
        /** @description An empty set means: whenever. */
        Availability: {
            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            parts: ("morning" | "afternoon" | "evening")[];
        };
        /** @description WGS 84 and the address in one line, without floor nor door. */
        Location: {
            lat: number;
            lon: number;
            label: string;
        };
        Contact: {
            name: string;
            phone: string | null;
            email: string | null;
        };
        /** @description As `Contact`; an absent telephone or e-mail address is `null`. */
        NewContact: {
            name: string;
            phone?: string | null;
            email?: string | null;
        };
        /**
         * @description What a client writes when it creates. Absent: `walkingLimit`, `location`, `contact` are `null`. Members that this
         *     contract does not name are kept.
         */
        ListingFields: {
            kind: components["schemas"]["ListingKind"];
            category: components["schemas"]["Category"];
            title: components["schemas"]["Title"];
            description: string;
            status: components["schemas"]["ListingStatus"];
            urgency: components["schemas"]["Urgency"];
            availability: components["schemas"]["Availability"];
            languages: components["schemas"]["Languages"];
            capacity: components["schemas"]["Capacity"];
            walkingLimit?: components["schemas"]["WalkingLimit"];
            location?: components["schemas"]["Location"] | null;
            contact?: components["schemas"]["NewContact"] | null;
        };
        /**
         * @description Known everywhere: shopping, pharmacy, dog-walking, printing, errands, company, transport, paperwork, repairs,
         *     childcare, other. A city can add its own.
         */
        Category: string;
        Title: string;
        /** @description BCP 47 tags of the languages that the person speaks; a set. */
        Languages: string[];
        /** @description How many requests an offer can take at once. */
        Capacity: number;
        /** @description Metres. */
        WalkingLimit: number | null;
        /** @description RFC 7396 merge patch of the members of `ListingFields`. */
        ListingPatch: {
            kind?: components["schemas"]["ListingKind"];
            category?: components["schemas"]["Category"];
            title?: components["schemas"]["Title"];
            description?: string;
            status?: components["schemas"]["ListingStatus"];
            urgency?: components["schemas"]["Urgency"];
            availability?: {
                days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                parts?: ("morning" | "afternoon" | "evening")[];
            };
            languages?: components["schemas"]["Languages"];
            capacity?: components["schemas"]["Capacity"];
            walkingLimit?: components["schemas"]["WalkingLimit"];
            location?: {
                lat?: number;
                lon?: number;
                label?: string;
            } | null;
            contact?: {
                name?: string;
                phone?: string | null;
                email?: string | null;
            } | null;
        };
        /** @description A listing as the city keeps it. */
        Listing: {
            id: components["schemas"]["Id"];
            /** @description Counts the changes of this listing. */
            version: number;
            kind: components["schemas"]["ListingKind"];
            category: components["schemas"]["Category"];
            title: components["schemas"]["Title"];
            description: string;
            status: components["schemas"]["ListingStatus"];
            urgency: components["schemas"]["Urgency"];
            availability: components["schemas"]["Availability"];
            languages: components["schemas"]["Languages"];
            capacity: components["schemas"]["Capacity"];
            walkingLimit: components["schemas"]["WalkingLimit"];
            location: components["schemas"]["Location"] | null;
            contact: components["schemas"]["Contact"] | null;
            /**
             * Format: date-time
             * @description For people to read; clocks decide nothing.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description For people to read; clocks decide nothing.
             */
            updatedAt: string;
        };
        /** Format: uuid */
        Id: string;
        Tombstone: {
            id: components["schemas"]["Id"];
            version: number;
            /** @constant */
            deleted: true;
        };
        ListingPage: {
            items: (components["schemas"]["Listing"] | components["schemas"]["Tombstone"])[];
            next_cursor: string;
            has_more: boolean;
        };
        Account: {
            account: {
                id: string;
                name: string;
            };
            commune?: {
                name: string;
                /** @description INSEE code. */
                code: string;
            };
            scopes: string[];
            capabilities: {
                read: boolean;
                create: boolean;
                update: boolean;
                delete: boolean;
                cursor: boolean;
                conditionalWrite: boolean;
                clientIds: boolean;
                writableFields: string[];
            };
            limits: {
                pageSize: number;
                bodyBytes: number;
            };
        };
        /** @description RFC 9457. */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** Format: uri-reference */
            instance?: string;
        };
    };
    responses: {
        /** @description The listing as it is now. */
        Listing: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "019b76da-a800-770a-8530-ac66dd04234e",
                 *       "version": 2,
                 *       "kind": "request",
                 *       "category": "shopping",
                 *       "title": "Courses au marché, le samedi",
                 *       "description": "Une petite liste, un sac ou deux.",
                 *       "status": "published",
                 *       "urgency": "normal",
                 *       "availability": {
                 *         "days": [
                 *           "sat"
                 *         ],
                 *         "parts": [
                 *           "morning"
                 *         ]
                 *       },
                 *       "languages": [
                 *         "fr"
                 *       ],
                 *       "capacity": 1,
                 *       "walkingLimit": null,
                 *       "location": {
                 *         "lat": 48.796414,
                 *         "lon": 2.340221,
                 *         "label": "12 rue des Vignes"
                 *       },
                 *       "contact": {
                 *         "name": "Yvette Morel",
                 *         "phone": "01 99 00 12 34",
                 *         "email": null
                 *       },
                 *       "createdAt": "2026-03-20T09:12:00.000Z",
                 *       "updatedAt": "2026-03-21T08:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["Listing"];
            };
        };
        /** @description The request is not well formed; among others, a cursor that this server has not made, or of a history that it no longer has, since it was restored from a backup. */
        BadRequest: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/bad-cursor",
                 *       "title": "Bad cursor",
                 *       "status": 400
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is unknown or revoked. */
        Unauthorized: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/sign-in",
                 *       "title": "Sign in",
                 *       "status": 401
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope that is named. */
        Forbidden: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/not-allowed",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "scope": "write"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    scope?: "read" | "write" | "contacts";
                };
            };
        };
        /** @description There is no such listing, and there never was. */
        NotFound: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/no-such-listing",
                 *       "title": "No such listing",
                 *       "status": 404
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The listing was deleted; its identifier is not used again. */
        Gone: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/listing-deleted",
                 *       "title": "Listing deleted",
                 *       "status": 410,
                 *       "id": "019b76da-a801-7138-bb86-de9177851798",
                 *       "version": 3
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** Format: uuid */
                    id: string;
                    version: number;
                };
            };
        };
        /** @description The listing is not what the precondition says; `current` is what it is. */
        PreconditionFailed: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/changed-meanwhile",
                 *       "title": "Changed meanwhile",
                 *       "status": 412,
                 *       "current": {
                 *         "id": "019b76da-a800-770a-8530-ac66dd04234e",
                 *         "version": 4,
                 *         "kind": "request",
                 *         "category": "shopping",
                 *         "title": "Courses au marché, le dimanche",
                 *         "description": "Une petite liste, un sac ou deux.",
                 *         "status": "published",
                 *         "urgency": "normal",
                 *         "availability": {
                 *           "days": [
                 *             "sun"
                 *           ],
                 *           "parts": [
                 *             "morning"
                 *           ]
                 *         },
                 *         "languages": [
                 *           "fr"
                 *         ],
                 *         "capacity": 1,
                 *         "walkingLimit": null,
                 *         "location": null,
                 *         "contact": null,
                 *         "createdAt": "2026-03-20T09:12:00.000Z",
                 *         "updatedAt": "2026-03-22T08:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    current: components["schemas"]["Listing"];
                };
            };
        };
        /** @description The write names no precondition. */
        PreconditionRequired: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/precondition-required",
                 *       "title": "Precondition required",
                 *       "status": 428
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A rule of the domain refuses, whatever the precondition. */
        Conflict: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/transition-refused",
                 *       "title": "Transition refused",
                 *       "status": 409,
                 *       "rule": "transition",
                 *       "from": "fulfilled",
                 *       "to": "published"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "transition";
                    from?: components["schemas"]["ListingStatus"];
                    to?: components["schemas"]["ListingStatus"];
                };
            };
        };
        /** @description The body is larger than `limits.bodyBytes`. */
        TooLarge: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/too-large",
                 *       "title": "Too large",
                 *       "status": 413
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON by its content type. */
        UnsupportedMediaType: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Members are missing or wrong, or an Operation-Id is used for a second, different request. */
        Invalid: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/invalid-listing",
                 *       "title": "Invalid listing",
                 *       "status": 422,
                 *       "errors": [
                 *         {
                 *           "pointer": "/title",
                 *           "detail": "The title is empty."
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    errors: {
                        /** @description JSON pointer (RFC 6901) into the listing. */
                        pointer: string;
                        detail: string;
                    }[];
                };
            };
        };
        /** @description The server no longer speaks the version of the contract that the client sent. */
        UpgradeRequired: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                Upgrade: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/contract-version-not-supported",
                 *       "title": "Contract version not supported",
                 *       "status": 426,
                 *       "supported": [
                 *         "2"
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    supported: string[];
                };
            };
        };
        /** @description Wait, then try again. */
        TooManyRequests: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/too-many-requests",
                 *       "title": "Too many requests",
                 *       "status": 429
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something broke on the server. */
        InternalError: {
            headers: {
                "Palier-Contract": components["headers"]["Contract"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/internal-error",
                 *       "title": "Internal error",
                 *       "status": 500
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Maintenance. Try again later, when `Retry-After` says if it does. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://palier.example/problems/unavailable",
                 *       "title": "Unavailable",
                 *       "status": 503
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
         * @example 1
         */
        Contract: string;
        /** @description UUID of this write. Repeated with the same request, the reply that was given is given again. */
        OperationId: string;
        /**
         * @description ETag of the listing as the client knows it. Without it the server answers 428.
         * @example "3"
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Version of the contract that the server speaks. */
        Contract: string;
        /** @description Strong entity tag. */
        ETag: string;
        /** @description Seconds, or an HTTP date. */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account of the token. */
            200: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "id": "full",
                     *         "name": "Entraide du Coteau"
                     *       },
                     *       "commune": {
                     *         "name": "Cachan",
                     *         "code": "94016"
                     *       },
                     *       "scopes": [
                     *         "read",
                     *         "write",
                     *         "contacts"
                     *       ],
                     *       "capabilities": {
                     *         "read": true,
                     *         "create": true,
                     *         "update": true,
                     *         "delete": true,
                     *         "cursor": true,
                     *         "conditionalWrite": true,
                     *         "clientIds": true,
                     *         "writableFields": [
                     *           "kind",
                     *           "category",
                     *           "title",
                     *           "description",
                     *           "status",
                     *           "urgency",
                     *           "availability",
                     *           "languages",
                     *           "capacity",
                     *           "walkingLimit",
                     *           "location",
                     *           "contact"
                     *         ]
                     *       },
                     *       "limits": {
                     *         "pageSize": 2000,
                     *         "bodyBytes": 65536
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    pageListings: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. Absent: from the beginning. */
                cursor?: string;
                /** @description Most items wanted; 500 when absent. */
                limit?: number;
            };
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
                /** @description ETag of the same page as it was read before. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. `next_cursor` is always there; it is where to go on from, now or next week. */
            200: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019b76da-a800-770a-8530-ac66dd04234e",
                     *           "version": 2,
                     *           "kind": "request",
                     *           "category": "shopping",
                     *           "title": "Courses au marché, le samedi",
                     *           "description": "Une petite liste, un sac ou deux.",
                     *           "status": "published",
                     *           "urgency": "normal",
                     *           "availability": {
                     *             "days": [
                     *               "sat"
                     *             ],
                     *             "parts": [
                     *               "morning"
                     *             ]
                     *           },
                     *           "languages": [
                     *             "fr"
                     *           ],
                     *           "capacity": 1,
                     *           "walkingLimit": null,
                     *           "location": {
                     *             "lat": 48.796414,
                     *             "lon": 2.340221,
                     *             "label": "12 rue des Vignes"
                     *           },
                     *           "contact": {
                     *             "name": "Yvette Morel",
                     *             "phone": "01 99 00 12 34",
                     *             "email": null
                     *           },
                     *           "createdAt": "2026-03-20T09:12:00.000Z",
                     *           "updatedAt": "2026-03-21T08:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "019b76da-a801-7138-bb86-de9177851798",
                     *           "version": 3,
                     *           "deleted": true
                     *         }
                     *       ],
                     *       "next_cursor": "Ni40MDA.Dr0_rbgRFmVyoWEq",
                     *       "has_more": false
                     *     }
                     */
                    "application/json": components["schemas"]["ListingPage"];
                };
            };
            /** @description The page is what it was. */
            304: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The cursor is too old. Start again from the beginning. */
            410: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://palier.example/problems/cursor-expired",
                     *       "title": "Cursor expired",
                     *       "status": 410
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readListing: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
                /** @description ETag of the listing as it was read before. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUID of the listing. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            /** @description The listing is what it was. */
            304: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createListing: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
                /** @description UUID of this write. Repeated with the same request, the reply that was given is given again. */
                "Operation-Id"?: components["parameters"]["OperationId"];
                /** @description Always `*`. Without it the server answers 428. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUID of the listing. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "request",
                 *       "category": "pharmacy",
                 *       "title": "Passer à la pharmacie",
                 *       "description": "L’ordonnance est prête chez le pharmacien.",
                 *       "status": "pending",
                 *       "urgency": "high",
                 *       "availability": {
                 *         "days": [],
                 *         "parts": []
                 *       },
                 *       "languages": [
                 *         "fr"
                 *       ],
                 *       "capacity": 1,
                 *       "walkingLimit": null,
                 *       "location": {
                 *         "lat": 48.796414,
                 *         "lon": 2.340221,
                 *         "label": "12 rue des Vignes"
                 *       },
                 *       "contact": {
                 *         "name": "Yvette Morel",
                 *         "phone": "01 99 00 12 34",
                 *         "email": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ListingFields"];
            };
        };
        responses: {
            201: components["responses"]["Listing"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            426: components["responses"]["UpgradeRequired"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteListing: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
                /** @description UUID of this write. Repeated with the same request, the reply that was given is given again. */
                "Operation-Id"?: components["parameters"]["OperationId"];
                /**
                 * @description ETag of the listing as the client knows it. Without it the server answers 428.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description UUID of the listing. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "Palier-Contract": components["headers"]["Contract"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Invalid"];
            426: components["responses"]["UpgradeRequired"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateListing: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of this contract that the client speaks. A server that no longer speaks it answers 426.
                 * @example 1
                 */
                "Palier-Contract"?: components["parameters"]["Contract"];
                /** @description UUID of this write. Repeated with the same request, the reply that was given is given again. */
                "Operation-Id"?: components["parameters"]["OperationId"];
                /**
                 * @description ETag of the listing as the client knows it. Without it the server answers 428.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description UUID of the listing. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "matched",
                 *       "walkingLimit": null
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ListingPatch"];
            };
        };
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            426: components["responses"]["UpgradeRequired"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
