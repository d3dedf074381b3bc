/**
 * Made from budget-document.json by openapi-typescript 7.13, which needs TypeScript 5 beside it:
 * npx -p openapi-typescript@7.13 -p typescript@5 openapi-typescript tests/contract/budget-document.json -o tests/contract/budget-document.data.ts
 */

export interface paths {
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['UserProfile'];
            };
          };
        };
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ErrorResponse'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Subscription'];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/budgets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          household_id?: string;
          status?: 'active' | 'archived';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Budget'][];
              pagination: components['schemas']['Pagination'];
            };
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            name: string;
            start_date: string;
            end_date: string;
            total_income?: number;
            /** Format: uuid */
            household_id?: string | null;
          };
        };
      };
      responses: {
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Budget'];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/budgets/{budgetId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          budgetId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Budget'];
            };
          };
        };
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ErrorResponse'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          budgetId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                deleted: boolean;
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          budgetId: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            name?: string;
            start_date?: string;
            end_date?: string;
            total_income?: number;
          };
        };
      };
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Budget'];
            };
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/budgets/{budgetId}/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          budgetId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Category'][];
            };
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          budgetId: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            name: string;
            color?: string;
            icon?: string | null;
            /** @enum {string} */
            allocation_type: 'fixed' | 'percentage';
            allocation_value: number;
            sort_order?: number;
          };
        };
      };
      responses: {
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Category'];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          budget_id?: string;
          category_id?: string;
          subcategory_id?: string;
          start_date?: string;
          end_date?: string;
          min_amount?: number;
          max_amount?: number;
          details_search?: string;
          sort?: 'date' | 'amount' | 'created_at';
          order?: 'asc' | 'desc';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Transaction'][];
              pagination: components['schemas']['Pagination'];
            };
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            /** Format: uuid */
            budget_id: string;
            /** Format: uuid */
            category_id?: string | null;
            /** Format: uuid */
            subcategory_id?: string | null;
            amount: number;
            date: string;
            details?: string | null;
          };
        };
      };
      responses: {
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Transaction'];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/{transactionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          transactionId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Transaction'];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          transactionId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                deleted: boolean;
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          transactionId: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            /** Format: uuid */
            category_id?: string | null;
            /** Format: uuid */
            subcategory_id?: string | null;
            amount?: number;
            date?: string;
            details?: string | null;
          };
        };
      };
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['Transaction'];
            };
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/ai-agent/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                /** @enum {string} */
                tier: 'free' | 'pro';
                limits: {
                  four_hour_cost_usd: number;
                  seven_day_cost_usd: number;
                };
                usage: {
                  four_hour_usd: number;
                  seven_day_usd: number;
                };
                remaining: {
                  four_hour_usd: number;
                  seven_day_usd: number;
                };
                max_turn_cost_usd: number;
                windows: {
                  four_hour_started_at: string;
                  seven_day_started_at: string;
                };
              };
            };
          };
        };
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ErrorResponse'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ai-agent/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          limit?: number;
          offset?: number | null;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                conversations: {
                  /** Format: uuid */
                  id: string;
                  title: string | null;
                  metadata: {
                    /** Format: uuid */
                    budget_id?: string;
                    system_prompt_cache?: {
                      rules_version: string;
                      /** Format: uuid */
                      budget_focus_id: string | null;
                      user_display_name?: string;
                      prompt: string;
                      built_at: string;
                    };
                  };
                  created_at: string;
                  updated_at: string;
                  last_message_at: string;
                }[];
              };
            };
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            title?: string;
            metadata?: {
              /** Format: uuid */
              budget_id?: string;
              system_prompt_cache?: {
                rules_version: string;
                /** Format: uuid */
                budget_focus_id: string | null;
                user_display_name?: string;
                prompt: string;
                built_at: string;
              };
            };
          };
        };
      };
      responses: {
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                conversation: {
                  /** Format: uuid */
                  id: string;
                  title: string | null;
                  metadata: {
                    /** Format: uuid */
                    budget_id?: string;
                    system_prompt_cache?: {
                      rules_version: string;
                      /** Format: uuid */
                      budget_focus_id: string | null;
                      user_display_name?: string;
                      prompt: string;
                      built_at: string;
                    };
                  };
                  created_at: string;
                  updated_at: string;
                  last_message_at: string;
                };
                messages: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** @enum {string} */
                  role: 'user' | 'assistant';
                  content: string;
                  parts: (
                    | {
                        /** @enum {string} */
                        type: 'reasoning';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'text';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'tool_result';
                        /** @enum {string} */
                        tool_name:
                          | 'listBudgets'
                          | 'listCategories'
                          | 'findTransactions'
                          | 'getTransaction'
                          | 'analyzeSpending'
                          | 'draftCreateBudget'
                          | 'draftUpdateBudget'
                          | 'draftCreateCategory'
                          | 'draftUpdateCategory'
                          | 'draftCreateTransaction'
                          | 'draftUpdateTransaction';
                        title?: string;
                        input?: {
                          [key: string]: unknown;
                        };
                        output?: unknown;
                      }
                    | {
                        /** @enum {string} */
                        type: 'pending_action';
                        pending_action: {
                          /** Format: uuid */
                          id: string;
                          /** Format: uuid */
                          conversation_id: string;
                          /** Format: uuid */
                          message_id: string | null;
                          /** @enum {string} */
                          action_type:
                            | 'create_budget'
                            | 'update_budget'
                            | 'create_category'
                            | 'update_category'
                            | 'create_transaction'
                            | 'update_transaction';
                          action:
                            | {
                                name: string;
                                start_date: string;
                                end_date: string;
                                /** @default 0 */
                                total_income: number;
                                /** Format: uuid */
                                household_id?: string | null;
                                /** @enum {string} */
                                type: 'create_budget';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_budget';
                                /** Format: uuid */
                                budget_id: string;
                                changes: {
                                  name?: string;
                                  start_date?: string;
                                  end_date?: string;
                                  total_income?: number;
                                };
                              }
                            | {
                                name: string;
                                /** @default #3B82F6 */
                                color: string;
                                icon?: string | null;
                                /** @enum {string} */
                                allocation_type: 'fixed' | 'percentage';
                                allocation_value: number;
                                /** @default 0 */
                                sort_order: number;
                                /** @enum {string} */
                                type: 'create_category';
                                /** Format: uuid */
                                budget_id: string;
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_category';
                                /** Format: uuid */
                                category_id: string;
                                changes: {
                                  name?: string;
                                  color?: string;
                                  icon?: string | null;
                                  /** @enum {string} */
                                  allocation_type?: 'fixed' | 'percentage';
                                  allocation_value?: number;
                                  sort_order?: number;
                                };
                              }
                            | {
                                /** Format: uuid */
                                budget_id: string;
                                /** Format: uuid */
                                category_id?: string | null;
                                /** Format: uuid */
                                subcategory_id?: string | null;
                                amount: number;
                                date: string;
                                details?: string | null;
                                /** @enum {string} */
                                type: 'create_transaction';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_transaction';
                                /** Format: uuid */
                                transaction_id: string;
                                changes: {
                                  /** Format: uuid */
                                  category_id?: string | null;
                                  /** Format: uuid */
                                  subcategory_id?: string | null;
                                  amount?: number;
                                  date?: string;
                                  details?: string | null;
                                };
                              };
                          title: string;
                          summary: string;
                          confirmation_message: string;
                          /** @enum {string} */
                          status: 'pending' | 'executed' | 'cancelled' | 'expired';
                          created_at: string;
                          resolved_at: string | null;
                          /** @enum {string|null} */
                          executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                          /** Format: uuid */
                          executed_entity_id: string | null;
                        };
                      }
                  )[];
                  created_at: string;
                }[];
                pending_actions: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** Format: uuid */
                  message_id: string | null;
                  /** @enum {string} */
                  action_type:
                    | 'create_budget'
                    | 'update_budget'
                    | 'create_category'
                    | 'update_category'
                    | 'create_transaction'
                    | 'update_transaction';
                  action:
                    | {
                        name: string;
                        start_date: string;
                        end_date: string;
                        /** @default 0 */
                        total_income: number;
                        /** Format: uuid */
                        household_id?: string | null;
                        /** @enum {string} */
                        type: 'create_budget';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_budget';
                        /** Format: uuid */
                        budget_id: string;
                        changes: {
                          name?: string;
                          start_date?: string;
                          end_date?: string;
                          total_income?: number;
                        };
                      }
                    | {
                        name: string;
                        /** @default #3B82F6 */
                        color: string;
                        icon?: string | null;
                        /** @enum {string} */
                        allocation_type: 'fixed' | 'percentage';
                        allocation_value: number;
                        /** @default 0 */
                        sort_order: number;
                        /** @enum {string} */
                        type: 'create_category';
                        /** Format: uuid */
                        budget_id: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_category';
                        /** Format: uuid */
                        category_id: string;
                        changes: {
                          name?: string;
                          color?: string;
                          icon?: string | null;
                          /** @enum {string} */
                          allocation_type?: 'fixed' | 'percentage';
                          allocation_value?: number;
                          sort_order?: number;
                        };
                      }
                    | {
                        /** Format: uuid */
                        budget_id: string;
                        /** Format: uuid */
                        category_id?: string | null;
                        /** Format: uuid */
                        subcategory_id?: string | null;
                        amount: number;
                        date: string;
                        details?: string | null;
                        /** @enum {string} */
                        type: 'create_transaction';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_transaction';
                        /** Format: uuid */
                        transaction_id: string;
                        changes: {
                          /** Format: uuid */
                          category_id?: string | null;
                          /** Format: uuid */
                          subcategory_id?: string | null;
                          amount?: number;
                          date?: string;
                          details?: string | null;
                        };
                      };
                  title: string;
                  summary: string;
                  confirmation_message: string;
                  /** @enum {string} */
                  status: 'pending' | 'executed' | 'cancelled' | 'expired';
                  created_at: string;
                  resolved_at: string | null;
                  /** @enum {string|null} */
                  executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                  /** Format: uuid */
                  executed_entity_id: string | null;
                }[];
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ai-agent/conversations/{conversationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          conversationId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                conversation: {
                  /** Format: uuid */
                  id: string;
                  title: string | null;
                  metadata: {
                    /** Format: uuid */
                    budget_id?: string;
                    system_prompt_cache?: {
                      rules_version: string;
                      /** Format: uuid */
                      budget_focus_id: string | null;
                      user_display_name?: string;
                      prompt: string;
                      built_at: string;
                    };
                  };
                  created_at: string;
                  updated_at: string;
                  last_message_at: string;
                };
                messages: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** @enum {string} */
                  role: 'user' | 'assistant';
                  content: string;
                  parts: (
                    | {
                        /** @enum {string} */
                        type: 'reasoning';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'text';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'tool_result';
                        /** @enum {string} */
                        tool_name:
                          | 'listBudgets'
                          | 'listCategories'
                          | 'findTransactions'
                          | 'getTransaction'
                          | 'analyzeSpending'
                          | 'draftCreateBudget'
                          | 'draftUpdateBudget'
                          | 'draftCreateCategory'
                          | 'draftUpdateCategory'
                          | 'draftCreateTransaction'
                          | 'draftUpdateTransaction';
                        title?: string;
                        input?: {
                          [key: string]: unknown;
                        };
                        output?: unknown;
                      }
                    | {
                        /** @enum {string} */
                        type: 'pending_action';
                        pending_action: {
                          /** Format: uuid */
                          id: string;
                          /** Format: uuid */
                          conversation_id: string;
                          /** Format: uuid */
                          message_id: string | null;
                          /** @enum {string} */
                          action_type:
                            | 'create_budget'
                            | 'update_budget'
                            | 'create_category'
                            | 'update_category'
                            | 'create_transaction'
                            | 'update_transaction';
                          action:
                            | {
                                name: string;
                                start_date: string;
                                end_date: string;
                                /** @default 0 */
                                total_income: number;
                                /** Format: uuid */
                                household_id?: string | null;
                                /** @enum {string} */
                                type: 'create_budget';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_budget';
                                /** Format: uuid */
                                budget_id: string;
                                changes: {
                                  name?: string;
                                  start_date?: string;
                                  end_date?: string;
                                  total_income?: number;
                                };
                              }
                            | {
                                name: string;
                                /** @default #3B82F6 */
                                color: string;
                                icon?: string | null;
                                /** @enum {string} */
                                allocation_type: 'fixed' | 'percentage';
                                allocation_value: number;
                                /** @default 0 */
                                sort_order: number;
                                /** @enum {string} */
                                type: 'create_category';
                                /** Format: uuid */
                                budget_id: string;
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_category';
                                /** Format: uuid */
                                category_id: string;
                                changes: {
                                  name?: string;
                                  color?: string;
                                  icon?: string | null;
                                  /** @enum {string} */
                                  allocation_type?: 'fixed' | 'percentage';
                                  allocation_value?: number;
                                  sort_order?: number;
                                };
                              }
                            | {
                                /** Format: uuid */
                                budget_id: string;
                                /** Format: uuid */
                                category_id?: string | null;
                                /** Format: uuid */
                                subcategory_id?: string | null;
                                amount: number;
                                date: string;
                                details?: string | null;
                                /** @enum {string} */
                                type: 'create_transaction';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_transaction';
                                /** Format: uuid */
                                transaction_id: string;
                                changes: {
                                  /** Format: uuid */
                                  category_id?: string | null;
                                  /** Format: uuid */
                                  subcategory_id?: string | null;
                                  amount?: number;
                                  date?: string;
                                  details?: string | null;
                                };
                              };
                          title: string;
                          summary: string;
                          confirmation_message: string;
                          /** @enum {string} */
                          status: 'pending' | 'executed' | 'cancelled' | 'expired';
                          created_at: string;
                          resolved_at: string | null;
                          /** @enum {string|null} */
                          executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                          /** Format: uuid */
                          executed_entity_id: string | null;
                        };
                      }
                  )[];
                  created_at: string;
                }[];
                pending_actions: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** Format: uuid */
                  message_id: string | null;
                  /** @enum {string} */
                  action_type:
                    | 'create_budget'
                    | 'update_budget'
                    | 'create_category'
                    | 'update_category'
                    | 'create_transaction'
                    | 'update_transaction';
                  action:
                    | {
                        name: string;
                        start_date: string;
                        end_date: string;
                        /** @default 0 */
                        total_income: number;
                        /** Format: uuid */
                        household_id?: string | null;
                        /** @enum {string} */
                        type: 'create_budget';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_budget';
                        /** Format: uuid */
                        budget_id: string;
                        changes: {
                          name?: string;
                          start_date?: string;
                          end_date?: string;
                          total_income?: number;
                        };
                      }
                    | {
                        name: string;
                        /** @default #3B82F6 */
                        color: string;
                        icon?: string | null;
                        /** @enum {string} */
                        allocation_type: 'fixed' | 'percentage';
                        allocation_value: number;
                        /** @default 0 */
                        sort_order: number;
                        /** @enum {string} */
                        type: 'create_category';
                        /** Format: uuid */
                        budget_id: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_category';
                        /** Format: uuid */
                        category_id: string;
                        changes: {
                          name?: string;
                          color?: string;
                          icon?: string | null;
                          /** @enum {string} */
                          allocation_type?: 'fixed' | 'percentage';
                          allocation_value?: number;
                          sort_order?: number;
                        };
                      }
                    | {
                        /** Format: uuid */
                        budget_id: string;
                        /** Format: uuid */
                        category_id?: string | null;
                        /** Format: uuid */
                        subcategory_id?: string | null;
                        amount: number;
                        date: string;
                        details?: string | null;
                        /** @enum {string} */
                        type: 'create_transaction';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_transaction';
                        /** Format: uuid */
                        transaction_id: string;
                        changes: {
                          /** Format: uuid */
                          category_id?: string | null;
                          /** Format: uuid */
                          subcategory_id?: string | null;
                          amount?: number;
                          date?: string;
                          details?: string | null;
                        };
                      };
                  title: string;
                  summary: string;
                  confirmation_message: string;
                  /** @enum {string} */
                  status: 'pending' | 'executed' | 'cancelled' | 'expired';
                  created_at: string;
                  resolved_at: string | null;
                  /** @enum {string|null} */
                  executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                  /** Format: uuid */
                  executed_entity_id: string | null;
                }[];
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          conversationId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                deleted: boolean;
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ai-agent/conversations/{conversationId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: {
          stream?: '1';
        };
        header?: never;
        path: {
          conversationId: string;
        };
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            content: string;
            /** Format: uuid */
            pending_action_id?: string;
          };
        };
      };
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                conversation: {
                  /** Format: uuid */
                  id: string;
                  title: string | null;
                  metadata: {
                    /** Format: uuid */
                    budget_id?: string;
                    system_prompt_cache?: {
                      rules_version: string;
                      /** Format: uuid */
                      budget_focus_id: string | null;
                      user_display_name?: string;
                      prompt: string;
                      built_at: string;
                    };
                  };
                  created_at: string;
                  updated_at: string;
                  last_message_at: string;
                };
                messages: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** @enum {string} */
                  role: 'user' | 'assistant';
                  content: string;
                  parts: (
                    | {
                        /** @enum {string} */
                        type: 'reasoning';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'text';
                        text: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'tool_result';
                        /** @enum {string} */
                        tool_name:
                          | 'listBudgets'
                          | 'listCategories'
                          | 'findTransactions'
                          | 'getTransaction'
                          | 'analyzeSpending'
                          | 'draftCreateBudget'
                          | 'draftUpdateBudget'
                          | 'draftCreateCategory'
                          | 'draftUpdateCategory'
                          | 'draftCreateTransaction'
                          | 'draftUpdateTransaction';
                        title?: string;
                        input?: {
                          [key: string]: unknown;
                        };
                        output?: unknown;
                      }
                    | {
                        /** @enum {string} */
                        type: 'pending_action';
                        pending_action: {
                          /** Format: uuid */
                          id: string;
                          /** Format: uuid */
                          conversation_id: string;
                          /** Format: uuid */
                          message_id: string | null;
                          /** @enum {string} */
                          action_type:
                            | 'create_budget'
                            | 'update_budget'
                            | 'create_category'
                            | 'update_category'
                            | 'create_transaction'
                            | 'update_transaction';
                          action:
                            | {
                                name: string;
                                start_date: string;
                                end_date: string;
                                /** @default 0 */
                                total_income: number;
                                /** Format: uuid */
                                household_id?: string | null;
                                /** @enum {string} */
                                type: 'create_budget';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_budget';
                                /** Format: uuid */
                                budget_id: string;
                                changes: {
                                  name?: string;
                                  start_date?: string;
                                  end_date?: string;
                                  total_income?: number;
                                };
                              }
                            | {
                                name: string;
                                /** @default #3B82F6 */
                                color: string;
                                icon?: string | null;
                                /** @enum {string} */
                                allocation_type: 'fixed' | 'percentage';
                                allocation_value: number;
                                /** @default 0 */
                                sort_order: number;
                                /** @enum {string} */
                                type: 'create_category';
                                /** Format: uuid */
                                budget_id: string;
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_category';
                                /** Format: uuid */
                                category_id: string;
                                changes: {
                                  name?: string;
                                  color?: string;
                                  icon?: string | null;
                                  /** @enum {string} */
                                  allocation_type?: 'fixed' | 'percentage';
                                  allocation_value?: number;
                                  sort_order?: number;
                                };
                              }
                            | {
                                /** Format: uuid */
                                budget_id: string;
                                /** Format: uuid */
                                category_id?: string | null;
                                /** Format: uuid */
                                subcategory_id?: string | null;
                                amount: number;
                                date: string;
                                details?: string | null;
                                /** @enum {string} */
                                type: 'create_transaction';
                              }
                            | {
                                /** @enum {string} */
                                type: 'update_transaction';
                                /** Format: uuid */
                                transaction_id: string;
                                changes: {
                                  /** Format: uuid */
                                  category_id?: string | null;
                                  /** Format: uuid */
                                  subcategory_id?: string | null;
                                  amount?: number;
                                  date?: string;
                                  details?: string | null;
                                };
                              };
                          title: string;
                          summary: string;
                          confirmation_message: string;
                          /** @enum {string} */
                          status: 'pending' | 'executed' | 'cancelled' | 'expired';
                          created_at: string;
                          resolved_at: string | null;
                          /** @enum {string|null} */
                          executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                          /** Format: uuid */
                          executed_entity_id: string | null;
                        };
                      }
                  )[];
                  created_at: string;
                }[];
                pending_actions: {
                  /** Format: uuid */
                  id: string;
                  /** Format: uuid */
                  conversation_id: string;
                  /** Format: uuid */
                  message_id: string | null;
                  /** @enum {string} */
                  action_type:
                    | 'create_budget'
                    | 'update_budget'
                    | 'create_category'
                    | 'update_category'
                    | 'create_transaction'
                    | 'update_transaction';
                  action:
                    | {
                        name: string;
                        start_date: string;
                        end_date: string;
                        /** @default 0 */
                        total_income: number;
                        /** Format: uuid */
                        household_id?: string | null;
                        /** @enum {string} */
                        type: 'create_budget';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_budget';
                        /** Format: uuid */
                        budget_id: string;
                        changes: {
                          name?: string;
                          start_date?: string;
                          end_date?: string;
                          total_income?: number;
                        };
                      }
                    | {
                        name: string;
                        /** @default #3B82F6 */
                        color: string;
                        icon?: string | null;
                        /** @enum {string} */
                        allocation_type: 'fixed' | 'percentage';
                        allocation_value: number;
                        /** @default 0 */
                        sort_order: number;
                        /** @enum {string} */
                        type: 'create_category';
                        /** Format: uuid */
                        budget_id: string;
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_category';
                        /** Format: uuid */
                        category_id: string;
                        changes: {
                          name?: string;
                          color?: string;
                          icon?: string | null;
                          /** @enum {string} */
                          allocation_type?: 'fixed' | 'percentage';
                          allocation_value?: number;
                          sort_order?: number;
                        };
                      }
                    | {
                        /** Format: uuid */
                        budget_id: string;
                        /** Format: uuid */
                        category_id?: string | null;
                        /** Format: uuid */
                        subcategory_id?: string | null;
                        amount: number;
                        date: string;
                        details?: string | null;
                        /** @enum {string} */
                        type: 'create_transaction';
                      }
                    | {
                        /** @enum {string} */
                        type: 'update_transaction';
                        /** Format: uuid */
                        transaction_id: string;
                        changes: {
                          /** Format: uuid */
                          category_id?: string | null;
                          /** Format: uuid */
                          subcategory_id?: string | null;
                          amount?: number;
                          date?: string;
                          details?: string | null;
                        };
                      };
                  title: string;
                  summary: string;
                  confirmation_message: string;
                  /** @enum {string} */
                  status: 'pending' | 'executed' | 'cancelled' | 'expired';
                  created_at: string;
                  resolved_at: string | null;
                  /** @enum {string|null} */
                  executed_entity_type: 'budget' | 'category' | 'transaction' | null;
                  /** Format: uuid */
                  executed_entity_id: string | null;
                }[];
              };
            };
            'text/event-stream': string;
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['ApiKey'][];
            };
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            name: string;
            scopes: string[];
            /** @enum {string} */
            environment?: 'live' | 'test';
            expires_at?: string | null;
          };
        };
      };
      responses: {
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: components['schemas']['ApiKeyCreated'];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          keyId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              data: {
                deleted: boolean;
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    UserProfile: {
      /** Format: uuid */
      id: string;
      /** Format: email */
      email: string;
      created_at: string;
      subscription_status: string;
      features: {
        is_pro: boolean;
      };
    };
    ErrorResponse: {
      error: {
        type: string;
        code: string;
        message: string;
        request_id: string;
      };
    };
    Subscription: {
      is_pro: boolean;
      /** @enum {string} */
      status: 'active' | 'trialing' | 'past_due' | 'canceled' | 'expired' | 'none';
      /** @enum {string|null} */
      source: 'app_store' | 'play_store' | 'stripe' | 'entitlement' | 'none' | null;
      plan: string | null;
      expires_at: string | null;
    };
    Budget: {
      /** Format: uuid */
      id: string;
      name: string;
      start_date: string;
      end_date: string;
      total_income: number;
      total_spend: number;
      /** Format: uuid */
      household_id: string | null;
      created_at: string;
    };
    Pagination: {
      next_cursor: string | null;
      has_more: boolean;
    };
    Category: {
      /** Format: uuid */
      id: string;
      name: string;
      color: string;
      icon: string | null;
      allocation_type: string;
      allocation_value: number;
      total_spend: number;
      sort_order: number;
    };
    Transaction: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      budget_id: string;
      /** Format: uuid */
      category_id: string | null;
      /** Format: uuid */
      subcategory_id: string | null;
      amount: number;
      date: string;
      details: string | null;
      created_at: string;
    };
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      scopes: string[];
      /** @enum {string} */
      environment: 'live' | 'test';
      last_used_at: string | null;
      expires_at: string | null;
      created_at: string;
    };
    ApiKeyCreated: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      secret: string;
      scopes: string[];
      /** @enum {string} */
      environment: 'live' | 'test';
      expires_at: string | null;
      created_at: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
